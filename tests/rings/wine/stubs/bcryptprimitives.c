/* Random bytes, which every Windows gives through this library and wine 8 has not got.
   For tests under wine only; it never ships. */
#define TAKES __stdcall
#define GIVES __declspec(dllexport)

__declspec(dllimport) unsigned char TAKES SystemFunction036(void *bytes, unsigned long count);

GIVES int TAKES ProcessPrng(unsigned char *bytes, unsigned long long count)
{
    return SystemFunction036(bytes, (unsigned long)count);
}
