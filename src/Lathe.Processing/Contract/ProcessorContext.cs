using System.Collections.Immutable;
using Lathe.Dsp.Buffers;

namespace Lathe.Processing.Contract;

/// <summary>What a processor learns before it runs.</summary>
/// <param name="Format">Rate and channels of the audio that it will get; the rate is already multiplied inside an oversampling wrapper.</param>
/// <param name="Settings">Its values at the start, those of <see cref="Rate.Setup"/> for good.</param>
/// <param name="KeyChannels">Channels of the key input, 0 where none is connected.</param>
/// <param name="Tempo">Beats a minute, for values in notes.</param>
public sealed record ProcessorContext(AudioFormat Format, ProcessorSettings Settings, int KeyChannels = 0, double Tempo = 120)
{
    public int SampleRate => Format.SampleRate;

    public int Channels => Format.Channels;

    /// <summary>The contents of the files that its settings name.</summary>
    public ImmutableArray<AssetContent> Assets { get; init; } = [];

    /// <summary>The content of a file, null where none is set.</summary>
    public AssetContent? Content(Asset asset) => Assets.FirstOrDefault(c => c.Asset == asset);
}
