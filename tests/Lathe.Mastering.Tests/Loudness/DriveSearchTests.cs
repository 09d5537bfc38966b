using Lathe.Dsp.Numerics;
using Lathe.Mastering.Loudness;

namespace Lathe.Mastering.Tests.Loudness;

public sealed class DriveSearchTests
{
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.05)]
    [InlineData(0.15)]
    [InlineData(0.1)]
    public void A_limiter_that_flattens_is_solved_within_six_trials(double bend)
    {
        for (var target = -16.0; target <= -8; target += 0.5)
        {
            var search = new DriveSearch(target);
            for (double? drive = target + 16; drive is not null && search.Count < LoudnessSolver.MostRenders; drive = search.Next())
            {
                search.Add(new DriveTrial(drive.Value, Loudness(drive.Value, bend), -10, ""));
            }

            Math.Abs(search.Best!.Integrated - target).ShouldBeLessThan(LoudnessSolver.Tolerance / 2, $"target {target}, bend {bend}");
        }
    }

    [Theory]
    [InlineData(3.0)]
    [InlineData(5.5)]
    public void A_constraint_is_approached_from_below(double limit)
    {
        var search = new DriveSearch(-8);
        for (double? drive = 8; drive is not null && search.Count < LoudnessSolver.MostRenders; drive = search.Next())
        {
            search.Add(new DriveTrial(drive.Value, Loudness(drive.Value, 0.1), drive.Value - limit, "limit"));
        }

        search.Best!.Drive.ShouldBeInRange(limit - 0.5, limit);
        search.Forbidden!.Constraint.ShouldBe("limit");
    }

    [Fact]
    public void Where_every_trial_is_forbidden_the_least_bad_is_kept()
    {
        var search = new DriveSearch(-8);
        search.Add(new DriveTrial(8, -8, 9, "a"));
        search.Add(new DriveTrial(-1, -17, 2, "b"));

        search.Best.ShouldBeNull();
        search.Choice!.Constraint.ShouldBe("b");
    }

    // Rises with the drive, ever less: -16 LUFS at 0 dB.
    private static double Loudness(double drive, double bend) =>
        bend == 0 ? -16 + drive : drive <= 0 ? -16 + drive : -16 + ((1 - DetMath.Exp(-bend * drive / 2)) * 2 / bend);
}
