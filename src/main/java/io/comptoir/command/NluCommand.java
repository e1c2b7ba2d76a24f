package io.comptoir.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "nlu",
    description = "Measures and explains how sentences are understood.",
    mixinStandardHelpOptions = true,
    subcommands = {NluEvaluate.class, NluExplain.class, NluSlots.class})
final class NluCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "What about understanding? ./comptoir nlu --help lists what there is.");
  }
}
