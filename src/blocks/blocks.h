/* Door of the blocks: the first waist of the program, between what a section says and the
 * pages it comes to.
 *
 *   sections --script_*--> a tree of blocks --layout--> pages
 *
 * Type roles, colours, and the canvas that drawings paint on stand here too, because both
 * sides need them. */
#ifndef BLOCKS_BLOCKS_H
#define BLOCKS_BLOCKS_H

#include "blocks/block.h"
#include "blocks/canvas.h"
#include "blocks/form.h"
#include "blocks/grid.h"
#include "blocks/progress.h"
#include "blocks/picture.h"
#include "blocks/qr.h"
#include "blocks/progress.h"
#include "blocks/roles.h"
#include "blocks/script.h"
#include "blocks/setter.h"

#endif
