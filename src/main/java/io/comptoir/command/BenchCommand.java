package io.comptoir.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "bench",
    description = "Measures the program against bare implementations in the same run.",
    mixinStandardHelpOptions = true,
    subcommands = {BenchTurns.class, BenchWebhooks.class, BenchRecommend.class})
final class BenchCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "What is to be measured? ./comptoir bench turns, bench webhooks or bench recommend");
  }
}
