return await TottoriCare.LedgerTrials.Command.RunAsync(args, Console.Out);
