/* Colour through lcms2, always with 8 bits in and out and without its cache: what a pixel
 * becomes depends on nothing but the pixel. */
#include "image/colour.h"
#include "base/catalogue.h"
#include <lcms2.h>
#include <string.h>

enum { STEPS = 256, LATTICE = 9, TOLERANCE = 2, GAMMA_SRGB = 45455, GAMMA_NEAR = 5000 };

#define PLAIN_FLAGS cmsFLAGS_NOCACHE

/* ---- profiles -------------------------------------------------------------------- */

static cmsHPROFILE open_profile(struct str bytes)
{
    return bytes.size == 0
               ? NULL
               : cmsOpenProfileFromMem(bytes.data, (cmsUInt32Number)bytes.size);
}

static cmsColorSpaceSignature signature_of(enum image_space space)
{
    return space == IMAGE_GREY  ? cmsSigGrayData
           : space == IMAGE_RGB ? cmsSigRgbData
                                : cmsSigCmykData;
}

/* The profile of the bytes if it is one for that space, else NULL. */
static cmsHPROFILE open_for(struct str bytes, enum image_space space)
{
    cmsHPROFILE profile = open_profile(bytes);
    if (profile != NULL && cmsGetColorSpace(profile) != signature_of(space)) {
        cmsCloseProfile(profile);
        return NULL;
    }
    return profile;
}

const char *colour_check_profile(const struct raster *raster)
{
    if (raster->profile.size == 0) {
        return NULL;
    }
    cmsHPROFILE profile = open_for(raster->profile, raster->space);
    if (profile == NULL) {
        return N_(
            "has a colour profile that is damaged or made for other colours; save it "
            "again with the profile sRGB");
    }
    cmsCloseProfile(profile);
    return NULL;
}

/* The curve of sRGB. */
static cmsToneCurve *make_srgb_curve(void)
{
    static const cmsFloat64Number PARAMETERS[5] = {2.4, 1 / 1.055, 0.055 / 1.055,
                                                   1 / 12.92, 0.04045};
    return cmsBuildParametricToneCurve(NULL, 4, PARAMETERS);
}

static cmsHPROFILE make_grey(cmsFloat64Number gamma)
{
    cmsToneCurve *curve = gamma > 0 ? cmsBuildGamma(NULL, gamma) : make_srgb_curve();
    cmsHPROFILE profile = cmsCreateGrayProfile(cmsD50_xyY(), curve);
    cmsFreeToneCurve(curve);
    return profile;
}

/* A PNG that states its gamma and primaries in numbers. */
static cmsHPROFILE make_stated(const struct raster *raster, cmsFloat64Number gamma)
{
    static const int32_t SRGB[8] = {31270, 32900, 64000, 33000,
                                    30000, 60000, 15000, 6000};
    const int32_t *given = raster->chromaticities[0] > 0 ? raster->chromaticities : SRGB;
    cmsFloat64Number c[8];
    for (size_t i = 0; i < 8; i++) {
        c[i] = given[i] / (cmsFloat64Number)RASTER_NAMED_GAMMA;
    }
    const cmsCIExyY white = {c[0], c[1], 1};
    const cmsCIExyYTRIPLE primaries = {{c[2], c[3], 1}, {c[4], c[5], 1}, {c[6], c[7], 1}};
    cmsToneCurve *curve = gamma > 0 ? cmsBuildGamma(NULL, gamma) : make_srgb_curve();
    cmsToneCurve *curves[3] = {curve, curve, curve};
    cmsHPROFILE profile = cmsCreateRGBProfile(&white, &primaries, curves);
    cmsFreeToneCurve(curve);
    return profile != NULL ? profile : cmsCreate_sRGBProfile();
}

static bool is_srgb_gamma(int32_t gamma)
{
    return gamma > GAMMA_SRGB - GAMMA_NEAR && gamma < GAMMA_SRGB + GAMMA_NEAR;
}

/* What the numbers of the picture mean; without a word about it, sRGB. CMYK without a
 * profile is taken as made for the press: NULL. */
static cmsHPROFILE source_profile(const struct raster *raster)
{
    cmsHPROFILE profile = open_for(raster->profile, raster->space);
    bool stated = raster->gamma > 0 && !is_srgb_gamma(raster->gamma);
    cmsFloat64Number gamma =
        stated ? RASTER_NAMED_GAMMA / (cmsFloat64Number)raster->gamma : 0;
    if (profile != NULL || raster->space == IMAGE_CMYK) {
        return profile;
    }
    if (raster->space == IMAGE_GREY) {
        return make_grey(gamma);
    }
    return stated || raster->chromaticities[0] > 0 ? make_stated(raster, gamma)
                                                   : cmsCreate_sRGBProfile();
}

static cmsUInt32Number format_of(enum image_space space)
{
    return space == IMAGE_GREY  ? TYPE_GRAY_8
           : space == IMAGE_RGB ? TYPE_RGB_8
                                : TYPE_CMYK_8;
}

static cmsUInt32Number lcms_intent(enum image_intent intent)
{
    return intent == IMAGE_INTENT_PERCEPTUAL ? INTENT_PERCEPTUAL
                                             : INTENT_RELATIVE_COLORIMETRIC;
}

/* ---- is it sRGB? ----------------------------------------------------------------- */

static bool stays(cmsHTRANSFORM transform, size_t channels)
{
    for (unsigned i = 0; i < LATTICE * LATTICE * LATTICE; i++) {
        const unsigned parts[3] = {i % LATTICE, i / LATTICE % LATTICE,
                                   i / (LATTICE * LATTICE)};
        uint8_t from[3], to[3];
        for (size_t c = 0; c < 3; c++) {
            from[c] = (uint8_t)(parts[c] * 255 / (LATTICE - 1));
        }
        cmsDoTransform(transform, from, to, 1);
        for (size_t c = 0; c < channels; c++) {
            int difference = from[c] - to[c];
            if (difference > TOLERANCE || difference < -TOLERANCE) {
                return false;
            }
        }
    }
    return true;
}

bool colour_is_srgb(const struct raster *raster)
{
    if (raster->space == IMAGE_CMYK) {
        return false;
    }
    cmsHPROFILE from = source_profile(raster);
    cmsHPROFILE to = raster->space == IMAGE_GREY ? make_grey(0) : cmsCreate_sRGBProfile();
    cmsUInt32Number format = format_of(raster->space);
    cmsHTRANSFORM transform = cmsCreateTransform(
        from, format, to, format, INTENT_RELATIVE_COLORIMETRIC, PLAIN_FLAGS);
    bool same = transform != NULL && stays(transform, raster_channels(raster->space));
    if (transform != NULL) {
        cmsDeleteTransform(transform);
    }
    cmsCloseProfile(from);
    cmsCloseProfile(to);
    return same;
}

/* ---- black ink alone ------------------------------------------------------------- */

/* Luminance Y of each tone of black ink on the paper, paper white being 1. */
static bool black_ramp(cmsFloat64Number ramp[STEPS], cmsHPROFILE press)
{
    cmsHPROFILE lab = cmsCreateLab4Profile(NULL);
    cmsHTRANSFORM transform = cmsCreateTransform(
        press, TYPE_CMYK_8, lab, TYPE_Lab_DBL, INTENT_RELATIVE_COLORIMETRIC, PLAIN_FLAGS);
    cmsCloseProfile(lab);
    if (transform == NULL) {
        return false;
    }
    for (unsigned k = 0; k < STEPS; k++) {
        const uint8_t ink[4] = {0, 0, 0, (uint8_t)k};
        cmsCIELab colour;
        cmsCIEXYZ light;
        cmsDoTransform(transform, ink, &colour, 1);
        cmsLab2XYZ(NULL, &light, &colour);
        ramp[k] = light.Y;
    }
    cmsDeleteTransform(transform);
    return true;
}

/* For each tone of grey on the screen that of black ink which looks alike, as DeviceGray:
 * white is paper, black is full ink, and between them the scale of light is squeezed to
 * what the ink can do (black point compensation). */
static void match_tones(uint8_t tones[STEPS], const cmsFloat64Number ramp[STEPS],
                        const cmsToneCurve *curve)
{
    unsigned k = STEPS - 1;
    for (unsigned grey = 0; grey < STEPS; grey++) {
        cmsFloat64Number light =
            cmsEvalToneCurveFloat(curve, (cmsFloat32Number)grey / 255.0F);
        cmsFloat64Number wanted = ramp[STEPS - 1] + light * (ramp[0] - ramp[STEPS - 1]);
        while (k > 0 && ramp[k - 1] - wanted <= wanted - ramp[k]) {
            k--;
        }
        tones[grey] = (uint8_t)(STEPS - 1 - k);
    }
    tones[0] = 0;
    tones[STEPS - 1] = STEPS - 1;
}

/* The tones of sRGB grey in black ink. */
static bool press_tones(uint8_t tones[STEPS], cmsHPROFILE press)
{
    cmsFloat64Number ramp[STEPS];
    if (!black_ramp(ramp, press)) {
        return false;
    }
    cmsToneCurve *curve = make_srgb_curve();
    match_tones(tones, ramp, curve);
    cmsFreeToneCurve(curve);
    return true;
}

/* ---- converting ------------------------------------------------------------------ */

static bool run_transform(const struct colour_work *work, cmsHPROFILE from,
                          cmsHPROFILE to, uint8_t *out, enum image_space space)
{
    cmsUInt32Number flags = PLAIN_FLAGS;
    if (work->target->intent == IMAGE_INTENT_RELATIVE) {
        flags |= cmsFLAGS_BLACKPOINTCOMPENSATION;
    }
    cmsHTRANSFORM transform =
        cmsCreateTransform(from, format_of(work->raster->space), to, format_of(space),
                           lcms_intent(work->target->intent), flags);
    if (transform == NULL) {
        return false;
    }
    for (size_t at = 0; at < work->count;) {
        size_t step = work->count - at < INT32_MAX / 4 ? work->count - at : INT32_MAX / 4;
        cmsDoTransform(transform,
                       work->samples + at * raster_channels(work->raster->space),
                       out + at * raster_channels(space), (cmsUInt32Number)step);
        at += step;
    }
    cmsDeleteTransform(transform);
    return true;
}

/* Grey to sRGB grey, and from there to the tones of black ink. */
static bool convert_grey(const struct colour_work *work, cmsHPROFILE from,
                         cmsHPROFILE press)
{
    uint8_t tones[STEPS];
    cmsHPROFILE grey = make_grey(0);
    bool done = run_transform(work, from, grey, work->samples, IMAGE_GREY);
    cmsCloseProfile(grey);
    if (!done || work->target->space != IMAGE_CMYK || !press_tones(tones, press)) {
        return done && work->target->space != IMAGE_CMYK;
    }
    for (size_t i = 0; i < work->count; i++) {
        work->samples[i] = tones[work->samples[i]];
    }
    return true;
}

static bool convert(const struct colour_work *work, uint8_t *out, cmsHPROFILE from,
                    cmsHPROFILE to)
{
    if (to == NULL) {
        return false;
    }
    if (work->raster->space == IMAGE_GREY) {
        return convert_grey(work, from, to);
    }
    if (from == NULL) { /* CMYK that says nothing of its press: that of the target */
        return work->target->space == IMAGE_CMYK;
    }
    return run_transform(work, from, to, out, work->target->space);
}

uint8_t *colour_convert(const struct colour_work *work, struct arena *arena)
{
    bool press = work->target->space == IMAGE_CMYK;
    cmsHPROFILE from = source_profile(work->raster);
    cmsHPROFILE to =
        press ? open_for(work->target->profile, IMAGE_CMYK) : cmsCreate_sRGBProfile();
    size_t channels = raster_channels(work->target->space);
    uint8_t *out = work->samples;
    if (from == NULL && !press) {
        from = open_for(work->target->profile, IMAGE_CMYK);
    }
    if (from != NULL && channels > raster_channels(work->raster->space) &&
        work->raster->space != IMAGE_GREY) {
        out = arena_array(arena, work->count, channels);
    }
    bool done = convert(work, out, from, to);
    if (from != NULL) {
        cmsCloseProfile(from);
    }
    if (to != NULL) {
        cmsCloseProfile(to);
    }
    return done ? out : NULL;
}

/* ---- single colours -------------------------------------------------------------- */

static uint8_t percent(unsigned part)
{
    return (uint8_t)((part * 100 + 127) / 255);
}

static void plain_ink(uint8_t ink[4], const uint8_t rgb[3])
{
    uint8_t light = rgb[0] > rgb[1] ? rgb[0] : rgb[1];
    light = light > rgb[2] ? light : rgb[2];
    for (size_t i = 0; i < 3; i++) {
        ink[i] = light == 0 ? 0 : percent((unsigned)(light - rgb[i]) * 255 / light);
    }
    ink[3] = percent(255U - light);
}

static bool profile_ink(uint8_t ink[4], const uint8_t rgb[3], cmsHPROFILE press,
                        enum image_intent intent)
{
    uint8_t samples[4] = {rgb[0], rgb[1], rgb[2], 0}, out[4], tones[STEPS];
    const struct raster raster = {.space = IMAGE_RGB};
    const struct image_target target = {.space = IMAGE_CMYK, .intent = intent};
    const struct colour_work work = {&raster, &target, samples, 1};
    if (rgb[0] == rgb[1] && rgb[1] == rgb[2]) {
        bool known = press_tones(tones, press);
        memset(ink, 0, 4);
        ink[3] = known ? percent(255U - tones[rgb[0]]) : percent(255U - rgb[0]);
        return known;
    }
    cmsHPROFILE screen = cmsCreate_sRGBProfile();
    bool done = run_transform(&work, screen, press, out, IMAGE_CMYK);
    cmsCloseProfile(screen);
    for (size_t i = 0; done && i < 4; i++) {
        ink[i] = percent(out[i]);
    }
    return done;
}

void image_ink(uint8_t ink[4], const uint8_t rgb[3], struct str profile,
               enum image_intent intent)
{
    cmsHPROFILE press = open_for(profile, IMAGE_CMYK);
    if (press == NULL || !profile_ink(ink, rgb, press, intent)) {
        plain_ink(ink, rgb);
    }
    if (press != NULL) {
        cmsCloseProfile(press);
    }
}

int image_ink_lightness(const uint8_t ink[4], struct str profile)
{
    const cmsUInt32Number format = TYPE_CMYK_DBL;
    cmsFloat64Number percents[4] = {ink[0], ink[1], ink[2], ink[3]};
    cmsCIELab lab = {-1, 0, 0};
    cmsHPROFILE press = open_for(profile, IMAGE_CMYK);
    cmsHPROFILE space = cmsCreateLab4Profile(NULL);
    cmsHTRANSFORM transform =
        press == NULL ? NULL
                      : cmsCreateTransform(press, format, space, TYPE_Lab_DBL,
                                           INTENT_RELATIVE_COLORIMETRIC, PLAIN_FLAGS);
    if (transform != NULL) {
        cmsDoTransform(transform, percents, &lab, 1);
        cmsDeleteTransform(transform);
    }
    cmsCloseProfile(space);
    if (press != NULL) {
        cmsCloseProfile(press);
    }
    return lab.L < 0 ? -1 : (int)(lab.L * 10 + 0.5);
}
