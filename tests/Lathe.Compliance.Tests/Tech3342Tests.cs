namespace Lathe.Compliance.Tests;

/// <summary>EBU Tech 3342, table 1, cases 1 to 4: 1 LU is the stated tolerance, these come out nearer.</summary>
public sealed class Tech3342Tests
{
    private const double Near = 0.1;

    public static TheoryData<int> Rates => [44100, 48000, 96000];

    [Theory]
    [MemberData(nameof(Rates))]
    public void Loudness_range_of_stepped_tones(int rate)
    {
        Programme.Measure(rate, (-20, 20), (-30, 20)).Range!.Value.ShouldBe(10, Near);
        Programme.Measure(rate, (-20, 20), (-15, 20)).Range!.Value.ShouldBe(5, Near);
        Programme.Measure(rate, (-40, 20), (-20, 20)).Range!.Value.ShouldBe(20, Near);
        Programme.Measure(rate, (-50, 20), (-35, 20), (-20, 20), (-35, 20), (-50, 20)).Range!.Value.ShouldBe(15, Near);
    }
}
