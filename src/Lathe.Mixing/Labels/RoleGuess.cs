namespace Lathe.Mixing.Labels;

/// <param name="Role">One of <see cref="Lathe.Session.Mix.Roles"/>.</param>
/// <param name="Reason">What it was read from, for the report.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record RoleGuess(string Role, string Reason, double Confidence);
