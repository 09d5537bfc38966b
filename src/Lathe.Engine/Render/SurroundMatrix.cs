using Lathe.Dsp.Buffers;
using Lathe.Dsp.Spatial;
using Lathe.Engine.Console;
using Lathe.Engine.Plans;

namespace Lathe.Engine.Render;

/// <summary>
/// Gains from each channel that comes in to each that goes out. One or two channels are sources placed by <see cref="Vbap"/>: pan moves them
/// between the front speakers, azimuth around the listener. Layouts that match pass as they are, others are mixed by <see cref="Downmix"/>; a turn,
/// lift or spread places every channel of theirs anew.
/// </summary>
internal sealed class SurroundMatrix
{
    private readonly PlanPlace _place;
    private readonly Vbap? _vbap;
    private readonly double[][] _direct;
    private readonly double _front;
    private readonly int _lfe;

    public SurroundMatrix(PlanPlace place)
    {
        _place = place;
        _direct = Downmix.Matrix(place.From, place.To, place.Downmix);
        _vbap = place.To.Channels > 2 ? new Vbap(place.To) : null;
        _front = SpeakerDirections.Front(place.To);
        _lfe = place.To.Speakers.IndexOf(Speaker.LowFrequency);
        Inputs = place.From.Channels;
        Outputs = place.To.Channels;
    }

    public int Inputs { get; }

    public int Outputs { get; }

    /// <summary>Fills the gains: of output o from input i at o * Inputs + i.</summary>
    public void Fill(in SurroundValues values, Span<double> gains)
    {
        gains.Clear();
        var law = (PanLaw)_place.Law;
        var sources = Inputs <= 2 && _vbap is not null;
        var moved = _vbap is not null && (values.Azimuth != 0 || values.Elevation != 0 || values.Spread > 0);
        for (var input = 0; input < Inputs; input++)
        {
            if (sources)
            {
                Place(input, SourceAzimuth(input, values) + values.Azimuth, Balance(input, law, values), values, gains);
            }
            else if (moved && SpeakerDirections.Of(_place.From, input) is { } direction)
            {
                Place(input, direction.Azimuth + values.Azimuth, 1, values with { Elevation = values.Elevation + direction.Elevation }, gains);
            }
            else
            {
                for (var output = 0; output < Outputs; output++)
                {
                    gains[(output * Inputs) + input] = _direct[output][input];
                }
            }

            if (_lfe >= 0 && values.Lfe > 0)
            {
                gains[(_lfe * Inputs) + input] += values.Lfe / Inputs;
            }
        }

        if (!sources && values.Pan != 0)
        {
            Lean(law, values.Pan, gains);
        }
    }

    /// <summary>Pan of a stereo source is the balance of its sides, as in stereo; of a mono one it is its place.</summary>
    private double Balance(int input, PanLaw law, in SurroundValues values) =>
        Inputs == 1 || _place.Left is not null ? 1 : law.BalanceRight(input == 0 ? -values.Pan : values.Pan);

    private double SourceAzimuth(int input, in SurroundValues values) => Inputs == 1 ? -values.Pan / 100 * _front
        : _place.Left is not null ? -(input == 0 ? values.Left : values.Right) / 100 * _front
        : (input == 0 ? 1 : -1) * values.Width / 100 * _front;

    private void Place(int input, double azimuth, double gain, in SurroundValues values, Span<double> gains)
    {
        Span<double> speakers = stackalloc double[Outputs];
        _vbap!.Gains(azimuth, values.Elevation, values.Spread, speakers);
        for (var output = 0; output < Outputs; output++)
        {
            gains[(output * Inputs) + input] = gain * speakers[output];
        }
    }

    /// <summary>Balance of a whole field: the speakers of the far side come down.</summary>
    private void Lean(PanLaw law, double pan, Span<double> gains)
    {
        for (var output = 0; output < Outputs; output++)
        {
            var side = SpeakerDirections.Of(_place.To, output)?.Azimuth ?? 0;
            var gain = side == 0 ? 1 : law.BalanceRight(side > 0 ? -pan : pan);
            for (var input = 0; input < Inputs; input++)
            {
                gains[(output * Inputs) + input] *= gain;
            }
        }
    }
}

/// <summary>The values of a place at one moment; <paramref name="Lfe"/> is a linear gain.</summary>
internal readonly record struct SurroundValues(
    double Pan, double Left, double Right, double Width, double Azimuth, double Elevation, double Spread, double Lfe);
