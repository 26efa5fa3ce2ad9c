using TottoriCare.Specs.Commands;

return await SpecProgram.RunAsync(args, Console.Out, Console.Error);
