/* An ordinary main for a fuzz target: feeds it the files that are named, one after the
 * other, and reports in TAP. A broken promise aborts, so what is printed is what held.
 * The name stands before the run: the last line tells which file broke it. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t size_max);

/* Nothing is changed here. */
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t size_max)
{
    (void)data;
    (void)size_max;
    return size;
}

/* All of a file in memory that ends with it, so that a sanitizer sees a read beyond. */
static uint8_t *read_whole(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL || fseek(file, 0, SEEK_END) != 0) {
        return NULL;
    }
    long length = ftell(file);
    rewind(file);
    uint8_t *data = length < 0 ? NULL : malloc((size_t)length + (length == 0));
    if (data != NULL && fread(data, 1, (size_t)length, file) != (size_t)length) {
        free(data);
        data = NULL;
    }
    fclose(file);
    *size = data == NULL ? 0 : (size_t)length;
    return data;
}

int main(int count, char **paths)
{
    for (int i = 1; i < count; i++) {
        printf("# %s\n", paths[i]);
        fflush(stdout);
        size_t size = 0;
        uint8_t *data = read_whole(paths[i], &size);
        if (data == NULL) {
            printf("not ok - %s cannot be read\n", paths[i]);
            return 1;
        }
        LLVMFuzzerTestOneInput(data, size);
        free(data);
        printf("ok - %s\n", paths[i]);
    }
    return 0;
}
