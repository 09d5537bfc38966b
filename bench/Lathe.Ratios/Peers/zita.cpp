// A plain C face of zita-convolver, compiled when the ratios are measured: stereo, one partition size, no threads.
#include <zita-convolver.h>

extern "C" void *open_convolver(unsigned block, unsigned length, const float *left, const float *right)
{
    Convproc *c = new Convproc;
    c->set_options(Convproc::OPT_FFTW_MEASURE | Convproc::OPT_VECTOR_MODE);
    if (c->configure(2, 2, length, block, block, block, 0.0f)) return 0;
    c->impdata_create(0, 0, 1, const_cast<float *>(left), 0, length);
    c->impdata_create(1, 1, 1, const_cast<float *>(right), 0, length);
    c->start_process(0, 0);
    return c;
}

extern "C" void convolve(void *convolver, unsigned block, const float *left, const float *right, unsigned frames)
{
    Convproc *c = static_cast<Convproc *>(convolver);
    const float *input[2] = { left, right };
    for (unsigned at = 0; at + block <= frames; at += block)
    {
        for (unsigned k = 0; k < 2; k++)
        {
            float *p = c->inpdata(k);
            for (unsigned i = 0; i < block; i++) p[i] = input[k][at + i];
        }
        c->process();
    }
}
