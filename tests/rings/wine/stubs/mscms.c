/* Colours of a screen: there are none to know here. wine 10 stops the program where Qt asks for them.
   For tests under wine only; it never ships. */
#define TAKES __stdcall
#define GIVES __declspec(dllexport)

GIVES void *TAKES WcsCreateIccProfile(void *profile, unsigned options)
{
    return 0;
}

GIVES void *TAKES OpenColorProfileW(void *profile, unsigned access, unsigned share, unsigned how)
{
    return 0;
}

GIVES int TAKES CloseColorProfile(void *profile)
{
    return 1;
}

GIVES int TAKES GetColorProfileFromHandle(void *profile, void *bytes, unsigned *count)
{
    if (count)
        *count = 0;
    return 0;
}
