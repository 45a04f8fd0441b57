/* The version of the program, as --version and the files it writes state it. */
#ifndef BASE_VERSION_H
#define BASE_VERSION_H

#define BROCHURE_VERSION "0.1.0"

#endif
