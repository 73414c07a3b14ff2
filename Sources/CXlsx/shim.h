#include <stdio.h>
#include <xlsxwriter.h>
// Debian's .pc file does not state the real version, so the header is asked.
_Static_assert(LXW_VERSION_ID >= 114, "libxlsxwriter 1.1.4 or newer is needed");

// How the library prints a number; variadic functions are not visible to Swift.
static inline int invoice_number_text(char *text, size_t size, double number) {
  return snprintf(text, size, "%.16G", number);
}
