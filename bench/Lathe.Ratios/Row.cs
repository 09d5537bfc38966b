namespace Lathe.Ratios;

/// <summary>Those that do the same work, Lathe first.</summary>
/// <param name="Name">What is asked for on the command line.</param>
/// <param name="Bar">The least ratio to the fastest peer, or to real time where there is none.</param>
/// <param name="SampleRate">Of the material, Hz.</param>
/// <param name="Contestants">Lathe first.</param>
internal sealed record Row(string Name, string Bar, int SampleRate, Func<IReadOnlyList<Contestant>> Contestants);
