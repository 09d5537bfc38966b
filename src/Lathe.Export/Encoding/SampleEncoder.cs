using Lathe.Dsp.Buffers;
using Lathe.Dsp.Quantization;
using Lathe.Export.Verification;
using Lathe.Files;

namespace Lathe.Export.Encoding;

/// <summary>Quantizes blocks, hands them to the file's writer and keeps the hash of what must come back when it is decoded.</summary>
internal sealed class SampleEncoder : IDisposable
{
    // "Lathe" in ASCII: the dither of every file starts from the same seed, so that the same audio gives the same bytes.
    private const ulong Seed = 0x4C61746865;

    private readonly AudioWriter _writer;
    private readonly Quantizer[] _quantizers;
    private readonly int[] _integers;
    private readonly int[] _interleaved;
    private readonly SampleDigest _digest = new();
    private long _position;

    /// <param name="writer">Not disposed.</param>
    /// <param name="dither">Of integer formats.</param>
    /// <param name="shaper">Of integer formats.</param>
    /// <param name="block">The most frames of one block.</param>
    public SampleEncoder(AudioWriter writer, Dither dither, NoiseShaper shaper, int block)
    {
        _writer = writer;
        var channels = writer.Format.Channels;
        _quantizers = writer.Spec.SampleFormat.IsFloat
            ? []
            : [.. Enumerable.Range(0, channels).Select(c => new Quantizer(writer.Spec.SampleFormat.Bits, dither, shaper, Seed, c, writer.Format.SampleRate))];
        _integers = new int[block];
        _interleaved = new int[block * channels];
    }

    /// <summary>Writes a block; afterwards it holds what a decoder will give back.</summary>
    public void Write(in Planar block)
    {
        if (_quantizers.Length > 0)
        {
            Quantize(block);
            _writer.WriteIntegers(_interleaved.AsSpan(0, block.Frames * block.Channels));
        }
        else
        {
            if (_writer.Spec.SampleFormat == SampleFormat.F32)
            {
                Narrow(block);
            }

            _writer.Write(block);
        }

        _digest.Add(block);
        _position += block.Frames;
    }

    /// <summary>The hash of all samples written.</summary>
    public string Digest() => _digest.Complete();

    public void Dispose() => _digest.Dispose();

    private void Quantize(in Planar block)
    {
        for (var c = 0; c < block.Channels; c++)
        {
            var samples = block[c];
            var quantizer = _quantizers[c];
            quantizer.Process(_position, samples, _integers);
            for (var n = 0; n < samples.Length; n++)
            {
                samples[n] = _integers[n] * quantizer.Step;
                _interleaved[(n * block.Channels) + c] = _integers[n];
            }
        }
    }

    private static void Narrow(in Planar block)
    {
        for (var c = 0; c < block.Channels; c++)
        {
            foreach (ref var sample in block[c])
            {
                sample = (float)sample;
            }
        }
    }
}
