using TottoriCare.Grpc.Access;
using TottoriCare.Grpc.Hosting;

return args is [KeysCommand.Name, .. string[] rest]
    ? KeysCommand.Run(rest, Console.Out, Console.Error, TimeProvider.System)
    : await ServiceHost.RunAsync(args, Console.Out, Console.Error);
