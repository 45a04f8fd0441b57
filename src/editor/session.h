/* The text being edited: what the page says, what is on disk, and what is known of it. */
#ifndef EDITOR_SESSION_H
#define EDITOR_SESSION_H

#include "editor/editor.h"

/* How the file on disk stands to the text as it was last taken from it or written. */
enum session_disk {
    DISK_SAME,
    DISK_CHANGED, /* by another program */
    DISK_GONE
};

/* A text that is kept until another takes its place. */
struct kept {
    struct arena *arena; /* NULL: none is kept */
    struct str text;
};

/* The fields of a section as pages are told of them. */
struct session_list {
    struct str hash, json;
};

struct session {
    const struct editor_host *host;
    char *path; /* where the file really is */
    char *draft; /* where a draft of the text is written */
    const char *folder; /* of drafts and of what is built */
    const char *since; /* the earlier edition, or NULL */
    struct str text; /* that of `reading` */
    struct kept saved; /* as it was last on disk, as far as we know */
    struct kept outside; /* DISK_CHANGED: what is there now */
    enum session_disk disk;
    int unseen; /* an errno: the file is there and could not be read at the last look */
    bool missing; /* there was no file when we began */
    unsigned rev; /* counts texts */
    int64_t saved_at, drafted_at; /* seconds since 1970; 0: never */
    bool draft_failed; /* the last one could not be written */
    struct kept found; /* a draft that was left behind, until somebody decides */
    char *found_path; /* of it; NULL: there is none */
    bool kept; /* the old text was put aside */
    size_t kept_mine; /* when texts were joined last: where both had changed the same */
    struct editor_reading *reading; /* of `text` */
    struct editor_reading *good; /* the last with pages; may be `reading` */
    struct session_list *lists; /* of each section; NULL: not made yet (state.c) */
    bool good_lives; /* the letters of its pages are still there */
};

/* Opens the file and looks for a draft of it that was left behind; false after a failure
 * to read it (that there is none is no failure). */
bool session_open(struct session *session, const struct editor_wish *wish,
                  const struct editor_host *host, struct diag *diag);

/* Takes over a new text, which is copied. */
void session_set_text(struct session *session, struct str text);

/* True if the text is not what was last on disk. */
bool session_is_dirty(const struct session *session);

/* Looks at the file; true if it is not as it was at the last look. With nothing unsaved
 * its text is taken over at once. */
bool session_look(struct session *session);

/* Takes the text of the disk for known: the next save will replace it. */
void session_accept_disk(struct session *session);

/* The last reading that has pages, with letters that can be drawn; NULL: none yet. */
struct editor_reading *session_pages(struct session *session);

enum session_saving {
    SAVING_DONE,
    SAVING_CONFLICT, /* the disk holds something else: look */
    SAVING_FAILED
};

/* Why the file could not be written. */
struct session_trouble {
    bool read_only;
    struct str words[LANG_COUNT]; /* else */
};

/* Writes the text over the file, unless that cannot be read. After SAVING_FAILED `why`
 * says what hindered it; its words live in `arena`. */
enum session_saving session_save(struct session *session, struct session_trouble *why,
                                 struct arena *arena);

/* Writes the text beside what is built, for the case that we end before it is saved. */
void session_write_draft(struct session *session);

/* The draft that was found becomes the text, or is deleted. Until then it stays as it is,
 * whatever is typed and saved. Nothing happens if none was found. */
void session_take_draft(struct session *session, bool take);

void session_close(struct session *session);

#endif
