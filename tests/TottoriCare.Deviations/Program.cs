return await TottoriCare.Deviations.Commands.DeviationCommand.RunAsync(args, Console.Out, Console.Error);
