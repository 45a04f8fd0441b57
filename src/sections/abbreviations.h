/* What abbreviations stand for, said where each is first read in a language. */
#ifndef SECTIONS_ABBREVIATIONS_H
#define SECTIONS_ABBREVIATIONS_H

#include "sections/sections.h"

/* Gives the runs of running text their expansions: the glossaries of the brochure explain
 * an abbreviation, and the first word of a text that is it, outside links, is told what
 * it stands for. Titles are left alone, for they are printed more than once. */
void abbreviations_expand(const struct texts *texts, const struct brochure *brochure,
                          struct arena *arena);

#endif
