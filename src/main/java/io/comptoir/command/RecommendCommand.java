package io.comptoir.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "recommend",
    description = "Measures how well products are recommended.",
    mixinStandardHelpOptions = true,
    subcommands = RecommendEvaluate.class)
final class RecommendCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "What about recommendations? ./comptoir recommend evaluate --train F --test F");
  }
}
