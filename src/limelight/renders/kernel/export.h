/* What Python can call. */
#ifndef LIMELIGHT_EXPORT_H
#define LIMELIGHT_EXPORT_H

#if defined(_WIN32)
#define EXPORT __declspec(dllexport)
#else
#define EXPORT __attribute__((visibility("default")))
#endif

/* The digest of the sources that this was compiled from, so that nobody calls an older build. */
EXPORT const char *compiled_from(void);

#endif
