using Lathe.Production.Jobs;

namespace Lathe.Production.Tests;

public sealed class ForEachFileTests
{
    [Fact]
    public void Results_stand_in_the_order_of_the_items() =>
        ForEachFile.Run([3, 1, 2], (item, i) => (item * 10) + i, TestContext.Current.CancellationToken).ShouldBe([30, 11, 22]);

    [Fact]
    public void The_error_is_that_of_an_item() =>
        Should.Throw<InputException>(() => ForEachFile.Run([0, 1], (item, _) => item == 1 ? throw new InputException("code", "the second") : item, TestContext.Current.CancellationToken))
            .Message.ShouldBe("the second");

    [Fact]
    public void Cancellation_wins_over_errors()
    {
        using var cancellation = new CancellationTokenSource();
        Should.Throw<OperationCanceledException>(() => ForEachFile.Run(
            [0, 1],
            int (_, _) =>
            {
                cancellation.Cancel();
                throw new IOException("late");
            },
            cancellation.Token));
    }
}
