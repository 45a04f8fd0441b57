/* What one edition asks of its file. All differences between editions stand in the table
 * of edition.c; the other modules ask for facts, never for a name. */
#ifndef PDF_EDITION_H
#define PDF_EDITION_H

#include "pdf/document.h"
#include "pdf/pdf.h"

enum colour_model { COLOUR_RGB, COLOUR_CMYK };

struct edition {
    const char *name;
    /* Output intent: the colours meant by the numbers. */
    const char *intent; /* name of its subtype */
    const char *condition; /* its identifier */
    const char *profile; /* file in the folder of profiles */
    /* Claims of conformance, stated in XMP; 0 and NULL for none. */
    const char *pdfa_conformance;
    const char *pdfx; /* "PDF/X-4" */
    const char *version; /* of PDF, in the header */
    enum document_form form; /* print shops have old programs, so theirs is plain */
    const char *claims[4]; /* the same, for people; NULL after the last */
    int pdfa_part;
    int pdfua_part;
    int profile_channels;
    enum colour_model colours;
    bool tagged; /* logical structure, languages, artifacts */
    bool links; /* clickable areas */
    bool bookmarks; /* outline, opened with the file */
    bool fields; /* places to sign */
    bool attachments; /* the files that it was made from, and with which options */
    bool imposed; /* two pages a sheet, to be printed on both sides and folded */
    bool bleed; /* the sheet shows the bleed; else it ends at the trim */
    bool pdfx_info; /* the name in `pdfx` stands in the information dictionary too */
};

#endif
