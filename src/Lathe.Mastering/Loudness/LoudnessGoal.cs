using Lathe.Session.Master;
using static System.FormattableString;

namespace Lathe.Mastering.Loudness;

/// <summary>The loudness and ceiling that a master is to come to, and why.</summary>
/// <param name="Loudness">LUFS.</param>
/// <param name="Ceiling">dBTP.</param>
/// <param name="Genre">The genre whose customs were followed.</param>
/// <param name="Asked">True where a person gave the loudness.</param>
/// <param name="Reason">One sentence.</param>
public sealed record LoudnessGoal(double Loudness, double Ceiling, GenreLoudness Genre, bool Asked, string Reason)
{
    /// <summary>What a document's target comes to: the person's figure, else the genre's, else -14 LUFS; -1 dBTP unless asked.</summary>
    public static LoudnessGoal Of(MasterTarget target)
    {
        var known = GenreLoudness.Find(target.Genre);
        var genre = known ?? GenreLoudness.Generic;
        var ceiling = target.Ceiling ?? GenreLoudness.Ceiling;
        if (target.Loudness is not { } asked)
        {
            var custom = target.Genre is null ? "No genre is named."
                : known is null ? $"'{target.Genre}' is no genre of the table."
                : Invariant($"{known.Id} is customarily at {known.Quietest:0.#} to {known.Loudest:0.#} LUFS.");
            return new LoudnessGoal(genre.Target, ceiling, genre, false, Invariant($"{custom} The target is {genre.Target:0.#} LUFS."));
        }

        var beyond = asked > genre.Loudest ? Invariant($", louder than the {genre.Loudest:0.#} LUFS that are customary ({genre.Id})")
            : asked < genre.Quietest ? Invariant($", quieter than the {genre.Quietest:0.#} LUFS that are customary ({genre.Id})")
            : "";
        return new LoudnessGoal(asked, ceiling, genre, true, Invariant($"{asked:0.##} LUFS was asked for{beyond}."));
    }
}
