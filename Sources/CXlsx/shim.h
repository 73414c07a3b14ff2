#include <xlsxwriter.h>
// Debian's .pc file does not state the real version, so the header is asked.
_Static_assert(LXW_VERSION_ID >= 114, "libxlsxwriter 1.1.4 or newer is needed");
