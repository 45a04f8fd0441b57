/* The catalogue of src/messages/bg.po as bytes, which make writes into a source. */
#ifndef BASE_CATALOGUE_TABLE_H
#define BASE_CATALOGUE_TABLE_H

extern const unsigned char CATALOGUE_BG[];

#endif
