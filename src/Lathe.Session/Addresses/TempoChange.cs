namespace Lathe.Session.Addresses;

/// <summary>From a bar on, so many beats a minute in this meter.</summary>
/// <param name="Bar">Counted from 1.</param>
/// <param name="BeatsPerMinute">Beats of the meter's lower number a minute.</param>
/// <param name="Beats">Beats in a bar.</param>
/// <param name="Unit">The note that is one beat: 4 a quarter, 8 an eighth.</param>
public sealed record TempoChange(int Bar, double BeatsPerMinute, int Beats, int Unit);
