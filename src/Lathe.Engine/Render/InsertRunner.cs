using Lathe.Dsp.Buffers;
using Lathe.Dsp.Delays;
using Lathe.Engine.Compile;
using Lathe.Engine.Plans;
using Lathe.Processing.Contract;
using Lathe.Processing.Wrappers;

namespace Lathe.Engine.Render;

/// <summary>Runs one insert of a strip: waits for its key, writes its values and curves, guards its output.</summary>
internal sealed class InsertRunner
{
    private readonly RenderContext _context;
    private readonly PlanStrip _strip;
    private readonly PlanInsert _insert;
    private readonly WrappedProcessor _processor;
    private readonly IntegerDelay _wait;
    private readonly Ring? _key;
    private readonly (PlanInsertLane Lane, LaneRunner Runner)[] _lanes;
    private readonly double[] _values;
    private readonly double[] _common;
    private readonly SlabPart _curves;
    private readonly SlabPart _commonCurves;

    /// <param name="context">The render.</param>
    /// <param name="strip">The strip.</param>
    /// <param name="insert">The insert.</param>
    /// <param name="key">What the key's strip puts out before its fader, or null.</param>
    /// <param name="movements">What its values follow.</param>
    public InsertRunner(RenderContext context, PlanStrip strip, PlanInsert insert, Ring? key, Movements movements)
    {
        _context = context;
        _strip = strip;
        _insert = insert;
        _key = key;
        _lanes = [.. insert.Lanes.Select(l => (l, movements.Run(l.Lane)))];
        _processor = Timing.Make(insert, context.Plan.SampleRate, strip.Layout, context.Plan.Tempo);
        _wait = new IntegerDelay(strip.Channels, insert.Wait);
        _values = insert.Settings.Values.ToArray();
        _common = insert.Insert.Values.ToArray();
        _curves = context.Slab.Take(1, Curves(insert.Settings.Info));
        _commonCurves = context.Slab.Take(1, Curves(InsertParams.Info));
    }

    /// <summary>Fills the curves that do not move; to be called once the slab is there.</summary>
    public void Start()
    {
        FillFixed(_insert.Settings, _curves);
        FillFixed(_insert.Insert, _commonCurves);
    }

    /// <summary>Processes a block of the strip in place.</summary>
    /// <param name="audio">Frames a multiple of 64.</param>
    /// <param name="time">Render time of the first frame.</param>
    public void Process(in Planar audio, long time)
    {
        for (var at = 0; at < audio.Frames; at += Quantum.Frames)
        {
            var quantum = audio.Slice(at, Quantum.Frames);
            _wait.Process(quantum);
            var position = time + at - _insert.Arrival;
            if (position < 0)
            {
                // Nothing exists before the song: a processor's first quantum is the song's first, however late it arrives.
                quantum.Clear();
            }
            else
            {
                Process(quantum, position, time + at);
            }
        }
    }

    private void Process(in Planar audio, long position, long time)
    {
        foreach (var (lane, runner) in _lanes)
        {
            Move(lane, runner, position);
        }

        var key = _key is null ? default : _key.At(time - _insert.Key!.Compensation);
        var work = new Work(audio, key, _values, _curves.Channel(0), position);
        var common = new Work(audio, default, _common, _commonCurves.Channel(0), position);
        _processor.Process(work, common);
        if (RenderContext.FirstBad(audio) is >= 0 and var bad)
        {
            throw _context.Failure(_strip.Id, _insert.Id, position - _insert.Latency + bad, "the processor put out a sample that is no number");
        }
    }

    private void Move(PlanInsertLane lane, LaneRunner runner, long position)
    {
        var values = lane.OfInsert ? _common : _values;
        if (lane.Lane.Parameter.Rate == Rate.Sample)
        {
            var curve = (lane.OfInsert ? _commonCurves : _curves).Channel(0).Slice(lane.Slot * Quantum.Frames, Quantum.Frames);
            runner.Fill(position, curve);
            values[lane.Slot] = curve[^1];
        }
        else
        {
            values[lane.Slot] = runner.Last(position);
        }
    }

    private static int Curves(ProcessorInfo info) =>
        Quantum.Frames * info.Parameters.Where(p => p.Rate == Rate.Sample).Select(p => ProcessorSettings.Slot(p) + 1).DefaultIfEmpty(0).Max();

    private static void FillFixed(ProcessorSettings settings, SlabPart curves)
    {
        foreach (var parameter in settings.Info.Parameters.Where(p => p.Rate == Rate.Sample))
        {
            curves.Channel(0).Slice(ProcessorSettings.Slot(parameter) * Quantum.Frames, Quantum.Frames).Fill(settings[parameter]);
        }
    }
}
