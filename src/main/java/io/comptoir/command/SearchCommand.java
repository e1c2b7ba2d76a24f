package io.comptoir.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "search",
    description = "Measures how well products are found.",
    mixinStandardHelpOptions = true,
    subcommands = {SearchEvaluate.class})
final class SearchCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "What about search? ./comptoir search --help lists what there is.");
  }
}
