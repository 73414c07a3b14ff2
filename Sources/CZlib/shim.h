#include <zlib.h>
// inflateInit2 is a macro and Swift does not see it: negative window bits mean a raw stream, as in a zip.
static inline int invoice_inflate_init_raw(z_stream *stream) { return inflateInit2(stream, -MAX_WBITS); }
