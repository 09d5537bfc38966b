using Lathe.Dsp.Buffers;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Wrappers;

/// <summary>
/// The last stage of an insert: y = d dry + m (wet - dry), where m is the mix (0 while bypassed) and d is 1 (0 while listening to the delta).
/// Both toggles cross over one quantum in a straight line, so that neither clicks.
/// </summary>
internal struct DryWet
{
    private bool _started;
    private double _active;
    private double _direct;
    private double _nextActive;
    private double _nextDirect;

    public void Reset() => _started = false;

    /// <summary>Takes the values of this quantum.</summary>
    /// <returns>False where the output is the wet signal to the bit, and the dry one is not asked for.</returns>
    public bool Begin(in Work insert)
    {
        _nextActive = insert[InsertParams.Bypass] == 0 ? 1 : 0;
        _nextDirect = insert[InsertParams.Delta] == 0 ? 1 : 0;
        if (!_started)
        {
            _started = true;
            _active = _nextActive;
            _direct = _nextDirect;
        }

        return _active != 1 || _nextActive != 1 || _direct != 1 || _nextDirect != 1
            || insert.Samples(InsertParams.Mix).ContainsAnyExcept(100.0);
    }

    /// <summary>Mixes <paramref name="dry"/> into <paramref name="audio"/>, which holds the wet signal, and ends the quantum.</summary>
    public void Mix(in Work insert, in Planar dry, in Planar audio)
    {
        var mix = insert.Samples(InsertParams.Mix);
        Span<double> wetGain = stackalloc double[Quantum.Frames];
        Span<double> dryGain = stackalloc double[Quantum.Frames];
        for (var i = 0; i < Quantum.Frames; i++)
        {
            var along = (i + 1) / (double)Quantum.Frames;
            wetGain[i] = mix[i] / 100 * (_active + ((_nextActive - _active) * along));
            dryGain[i] = _direct + ((_nextDirect - _direct) * along);
        }

        for (var c = 0; c < audio.Channels; c++)
        {
            var y = audio[c];
            var x = dry[c];
            for (var i = 0; i < y.Length; i++)
            {
                y[i] = (dryGain[i] * x[i]) + (wetGain[i] * (y[i] - x[i]));
            }
        }

        _active = _nextActive;
        _direct = _nextDirect;
    }
}
