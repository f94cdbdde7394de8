/* Converters of old text encodings: every Windows since 1703 has them, wine has not, and Qt is linked
   with them. Whoever asks is told that there is no such converter, which Qt can live with.
   For tests under wine only; it never ships. */
#define GIVES __declspec(dllexport)
#define NO_SUCH_FILE 4 /* U_FILE_ACCESS_ERROR */

typedef unsigned short letter;

static void refuse(int *error)
{
    if (error)
        *error = NO_SUCH_FILE;
}

GIVES void *ucnv_open(const char *name, int *error)
{
    refuse(error);
    return 0;
}

GIVES void ucnv_close(void *converter) {}

GIVES void ucnv_reset(void *converter) {}

GIVES signed char ucnv_getMaxCharSize(void *converter)
{
    return 1;
}

GIVES const char *ucnv_getName(void *converter, int *error)
{
    refuse(error);
    return 0;
}

GIVES const char *ucnv_getStandardName(const char *name, const char *standard, int *error)
{
    refuse(error);
    return 0;
}

GIVES const char *ucnv_getAvailableName(int number)
{
    return 0;
}

GIVES int ucnv_countAvailable(void)
{
    return 0;
}

GIVES int ucnv_toUCountPending(const void *converter, int *error)
{
    refuse(error);
    return 0;
}

GIVES int ucnv_fromUCountPending(const void *converter, int *error)
{
    refuse(error);
    return 0;
}

GIVES void ucnv_toUnicode(void *converter, letter **to, const letter *to_end, const char **from,
                          const char *from_end, int *offsets, signed char flush, int *error)
{
    refuse(error);
}

GIVES void ucnv_fromUnicode(void *converter, char **to, const char *to_end, const letter **from,
                            const letter *from_end, int *offsets, signed char flush, int *error)
{
    refuse(error);
}

GIVES void ucnv_getToUCallBack(void *converter, void **call, const void **context)
{
    if (call)
        *call = 0;
    if (context)
        *context = 0;
}

GIVES void ucnv_getFromUCallBack(void *converter, void **call, const void **context)
{
    ucnv_getToUCallBack(converter, call, context);
}

GIVES void ucnv_setToUCallBack(void *converter, void *call, const void *context, void **old,
                               const void **old_context, int *error)
{
    refuse(error);
}

GIVES void ucnv_setFromUCallBack(void *converter, void *call, const void *context, void **old,
                                 const void **old_context, int *error)
{
    refuse(error);
}

GIVES void ucnv_cbToUWriteUChars(void *args, const letter *from, int count, int offset, int *error)
{
    refuse(error);
}

GIVES void ucnv_cbFromUWriteUChars(void *args, const letter **from, const letter *from_end,
                                   int offset, int *error)
{
    refuse(error);
}

GIVES void UCNV_TO_U_CALLBACK_SUBSTITUTE(const void *context, void *args, const char *units,
                                         int count, int reason, int *error) {}

GIVES void UCNV_FROM_U_CALLBACK_SUBSTITUTE(const void *context, void *args, const letter *units,
                                           int count, int point, int reason, int *error) {}
