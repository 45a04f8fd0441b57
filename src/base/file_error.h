/* Words for the errors of the file system, shared by reading and writing. */
#ifndef BASE_FILE_ERROR_H
#define BASE_FILE_ERROR_H

/* What an errno means, in words for somebody who is no programmer. */
const char *file_error_text(int error);

#endif
