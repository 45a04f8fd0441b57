#include "batch/job.h"

int job_code(const struct job *job)
{
    return job->state == JOB_WAITS || job->state == JOB_BROKEN ? 3 : job->made.code;
}
