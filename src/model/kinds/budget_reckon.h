/* What follows from the rows of a budget. */
#ifndef MODEL_KINDS_BUDGET_RECKON_H
#define MODEL_KINDS_BUDGET_RECKON_H

#include "model/budget.h"
#include "model/decoder.h"

/* Totals, changes, shares, the balance; errors where something is typed and differs,
 * doubts about parts that do not make their whole. The rows have their cells. */
void budget_reckon(struct decoder *decoder, struct budget *budget);

#endif
