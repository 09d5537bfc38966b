using System.Runtime.CompilerServices;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Dynamics;

/// <summary>The steps from samples to levels, to targets and to gains as operators of loops; dB to 1e-11 (<see cref="LevelMath"/>).</summary>
internal static class LevelOperators
{
    /// <summary>What a linear level is in dB.</summary>
    internal readonly struct LinearScale(LevelUnit unit)
    {
        private readonly double _least = unit == LevelUnit.Power ? Decibels.FloorGain * Decibels.FloorGain : Decibels.FloorGain;

        public readonly double DecibelsPerOctave = unit == LevelUnit.Power ? LevelMath.DecibelsPerOctave / 2 : LevelMath.DecibelsPerOctave;

        /// <summary>Binary logarithm of a level of 0 or more, never below that of <see cref="Decibels.Floor"/>.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Octaves<TV>(TV level)
            where TV : struct, IDoubles<TV> =>
            LevelMath.Log2(TV.Min(TV.Max(level, TV.Broadcast(_least)), TV.Broadcast(double.MaxValue)));
    }

    /// <summary>One operator after another.</summary>
    internal readonly struct Then<TFirst, TSecond>(TFirst first, TSecond second) : IUnaryOperator
        where TFirst : struct, IUnaryOperator
        where TSecond : struct, IUnaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, IDoubles<TV> => second.Invoke(first.Invoke(x));
    }

    /// <summary>The greater magnitude of two samples, or of a level and a sample.</summary>
    internal readonly struct Louder : IBinaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x, TV y)
            where TV : struct, IDoubles<TV> => TV.Max(x & TV.Bits(0x7FFF_FFFF_FFFF_FFFF), y & TV.Bits(0x7FFF_FFFF_FFFF_FFFF));
    }

    /// <summary>From a linear level to dB.</summary>
    internal readonly struct ToDecibels(LevelUnit unit) : IUnaryOperator
    {
        private readonly LinearScale _scale = new(unit);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, IDoubles<TV> => _scale.Octaves(x) * TV.Broadcast(_scale.DecibelsPerOctave);
    }

    /// <summary>From a linear level to the target of a reduction.</summary>
    internal readonly struct LinearTarget(CompressorCurve curve, LevelUnit unit) : IUnaryOperator
    {
        private readonly LinearScale _scale = new(unit);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, IDoubles<TV> => curve.Target(_scale.Octaves(x), _scale.DecibelsPerOctave);
    }

    /// <summary>From a level in dB to the target of a reduction.</summary>
    internal readonly struct DecibelTarget(CompressorCurve curve) : IUnaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, IDoubles<TV> => curve.Target(x, 1);
    }

    /// <summary>How fast a loop comes to the curve at a level in dB: <see cref="CompressorCurve.LoopSpeed"/>.</summary>
    internal readonly struct LoopSpeed(CompressorCurve curve, double feedback) : IUnaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, IDoubles<TV> => curve.LoopSpeed(x, feedback);
    }

    /// <summary>What is left of a way after a frame, e^-(rate x); never below 2^-1000.</summary>
    internal readonly struct Remainder(double rate) : IUnaryOperator
    {
        private readonly double _octaves = -1.4426950408889634 * rate;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, IDoubles<TV> => LevelMath.Exp2(TV.Max(x * TV.Broadcast(_octaves), TV.Broadcast(-1000)));
    }

    /// <summary>The share of a target that a frame brings where a part of the way is left: (1 - x) target.</summary>
    internal readonly struct Pull : IBinaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x, TV y)
            where TV : struct, IDoubles<TV> => TV.FusedMultiplyAddNegated(x, y, y);
    }

    /// <summary>The value itself, times a sign.</summary>
    internal readonly struct Signed(double sign) : IUnaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, IDoubles<TV> => x * TV.Broadcast(sign);
    }

    /// <summary>From a smoothed target to a linear gain: 10^((makeup - sign x) / 20).</summary>
    internal readonly struct ToGain(double sign, double makeup) : IUnaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, IDoubles<TV> =>
            LevelMath.Exp2(TV.FusedMultiplyAdd(x, TV.Broadcast(-sign * LevelMath.OctavesPerDecibel), TV.Broadcast(makeup * LevelMath.OctavesPerDecibel)));
    }
}
