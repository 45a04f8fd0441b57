/* Ends of the program that nobody can return from, said in a sentence and with the code
 * for a wrong environment. */
#ifndef BASE_FAILSAFE_H
#define BASE_FAILSAFE_H

/* From now on a stack that is too small, and a library that gives up (abort), end the
 * program with exit code 3 and a message. To be called once, by main. */
void failsafe_install(void);

#endif
