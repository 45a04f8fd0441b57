/* brochure: a municipality's strategy in YAML to bilingual PDF brochures. Prepares the
 * process; the locale is never set, so that it cannot change a result. */
#include "app/run.h"
#include "base/failsafe.h"
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

/* A closed standard file would lend its number to the next file that is opened, and a
 * message would land in a brochure. Opened the wrong way round, it fails as if closed. */
static void occupy_standard_files(void)
{
    for (int file = STDIN_FILENO; file <= STDERR_FILENO; file++) {
        if (fcntl(file, F_GETFD) == -1) {
            (void)open("/dev/null", file == STDIN_FILENO ? O_WRONLY : O_RDONLY);
        }
    }
}

int main(int count, char **arguments)
{
    occupy_standard_files();
    failsafe_install();
    /* A reader that has gone and a limit on file sizes are errors to report. */
    (void)signal(SIGPIPE, SIG_IGN);
    (void)signal(SIGXFSZ, SIG_IGN);
    return run_program(count, arguments);
}
