/* The program as a function of its arguments. */
#ifndef APP_RUN_H
#define APP_RUN_H

/* Runs the command that the arguments name, flushes standard output and returns the exit
 * code. */
int run_program(int count, char **arguments);

#endif
