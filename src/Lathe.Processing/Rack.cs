using Lathe.Processing.Contract;
using Lathe.Processing.Delays;
using Lathe.Processing.Dynamics;
using Lathe.Processing.Equalizers;
using Lathe.Processing.Modulation;
using Lathe.Processing.Pitch;
using Lathe.Processing.Reverbs;
using Lathe.Processing.Restoration;
using Lathe.Processing.Saturation;
using Lathe.Processing.Stereo;
using Lathe.Processing.Utility;

namespace Lathe.Processing;

/// <summary>Every processor there is, by family. A processor that is not on this list does not exist for documents, command line and docs.</summary>
public static class Rack
{
    public static ProcessorRegistry All { get; } = new(
    [
        // Equalizers
        ProcessorRegistry.Streaming<Eq>(),
        ProcessorRegistry.Streaming<GraphicEq>(),
        ProcessorRegistry.Streaming<ProgramEq>(),
        ProcessorRegistry.Streaming<MatchEq>(),

        // Dynamics
        ProcessorRegistry.Streaming<Clipper>(),
        ProcessorRegistry.Streaming<Compressor>(),
        ProcessorRegistry.Streaming<DeEsser>(),
        ProcessorRegistry.Streaming<Dynamics.Ducker>(),
        ProcessorRegistry.Streaming<Gate>(),
        ProcessorRegistry.Streaming<Leveler>(),
        ProcessorRegistry.Streaming<LowEnd>(),
        ProcessorRegistry.Streaming<Limiter>(),
        ProcessorRegistry.Streaming<Maximizer>(),
        ProcessorRegistry.Streaming<ResonanceSuppressor>(),
        ProcessorRegistry.Streaming<Multiband>(),
        ProcessorRegistry.Streaming<TransientShaper>(),

        // Saturation
        ProcessorRegistry.Streaming<BitCrusher>(),
        ProcessorRegistry.Streaming<Saturation.Console>(),
        ProcessorRegistry.Streaming<Distortion>(),
        ProcessorRegistry.Streaming<Exciter>(),
        ProcessorRegistry.Streaming<Overdrive>(),
        ProcessorRegistry.Streaming<Saturation.Saturation>(),
        ProcessorRegistry.Streaming<Tape>(),
        ProcessorRegistry.Streaming<Transformer>(),
        ProcessorRegistry.Streaming<Tube>(),

        // Modulation
        ProcessorRegistry.Streaming<Chorus>(),
        ProcessorRegistry.Streaming<Flanger>(),
        ProcessorRegistry.Streaming<Phaser>(),
        ProcessorRegistry.Streaming<Tremolo>(),
        ProcessorRegistry.Streaming<Vibrato>(),
        ProcessorRegistry.Streaming<AutoPan>(),
        ProcessorRegistry.Streaming<Rotary>(),
        ProcessorRegistry.Streaming<Doubler>(),

        // Pitch
        ProcessorRegistry.Streaming<PitchShift>(),
        ProcessorRegistry.WholeFile<TimeStretch>(),

        // Delays
        ProcessorRegistry.Streaming<Delay>(),

        // Reverbs
        ProcessorRegistry.Streaming<Reverb>(),
        ProcessorRegistry.Streaming<Reverbs.Convolution>(),

        // Stereo
        ProcessorRegistry.Streaming<Haas>(),
        ProcessorRegistry.Streaming<Imager>(),
        ProcessorRegistry.Streaming<MonoMaker>(),
        ProcessorRegistry.Streaming<Ms>(),
        ProcessorRegistry.Streaming<Pan>(),
        ProcessorRegistry.Streaming<PhaseRotator>(),
        ProcessorRegistry.Streaming<Stereoizer>(),
        ProcessorRegistry.Streaming<Width>(),

        // Restoration
        ProcessorRegistry.Streaming<DeClick>(),
        ProcessorRegistry.Streaming<DeClip>(),
        ProcessorRegistry.Streaming<DeHum>(),
        ProcessorRegistry.Streaming<DePlosive>(),
        ProcessorRegistry.Streaming<NoiseReduction>(),
        ProcessorRegistry.WholeFile<NoisePrint>(),

        // Utility
        ProcessorRegistry.Streaming<Gain>(),
        ProcessorRegistry.Streaming<Polarity>(),
        ProcessorRegistry.Streaming<DcBlock>(),
        ProcessorRegistry.Streaming<DelayAlign>(),
        ProcessorRegistry.Streaming<Utility.Noise>(),
        ProcessorRegistry.Streaming<Oscillator>(),
        ProcessorRegistry.Streaming<TestSignal>(),
        ProcessorRegistry.WholeFile<Normalize>(),
    ]);
}
