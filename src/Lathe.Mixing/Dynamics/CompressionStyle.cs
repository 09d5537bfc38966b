using Lathe.Session.Mix;

namespace Lathe.Mixing.Dynamics;

/// <summary>How a role is compressed.</summary>
/// <param name="Ratio">To one.</param>
/// <param name="Attack">Milliseconds: long where the stroke's edge is to pass.</param>
/// <param name="Release">Milliseconds.</param>
/// <param name="Reduction">dB on the loud parts.</param>
/// <param name="LeastCrest">Peak over RMS below which it is dense enough already, dB.</param>
internal sealed record CompressionStyle(double Ratio, double Attack, double Release, double Reduction, double LeastCrest)
{
    /// <summary>Null for what stays as it is.</summary>
    public static CompressionStyle? Of(string role) => role switch
    {
        Roles.Kick => new(4, 20, 110, 4, 11),
        Roles.Snare => new(4, 12, 130, 4, 13),
        Roles.Toms => new(4, 15, 160, 3, 14),
        Roles.Percussion => new(3, 12, 120, 2.5, 17),
        Roles.Drums => new(2.5, 25, 150, 3, 13),
        Roles.Overheads or Roles.Room => new(2, 25, 200, 2, 16),
        Roles.Bass => new(4, 20, 170, 4, 9),
        Roles.ElectricGuitar => new(2.5, 25, 180, 2.5, 14),
        Roles.AcousticGuitar => new(3, 15, 160, 3.5, 14),
        Roles.Keys => new(2.5, 25, 200, 2.5, 14),
        Roles.Synth => new(2, 30, 220, 2, 15),
        Roles.Strings or Roles.Brass or Roles.Woodwinds => new(2, 25, 220, 2, 14),
        Roles.LeadVocal or Roles.Speech => new(3.5, 6, 130, 5, 11),
        Roles.BackingVocal => new(3.5, 6, 140, 4.5, 11),
        Roles.Other => new(2, 30, 220, 2, 15),
        _ => null,
    };
}
