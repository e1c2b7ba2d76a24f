package io.comptoir.shop;

import io.comptoir.dialogue.flow.Instruction;
import io.comptoir.shop.catalog.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The instructions of a flow while its steps are compiled, and the names of steps among them. */
final class StepCode {
  private final List<Instruction> code = new ArrayList<>();
  private final Map<String, Integer> ids = new LinkedHashMap<>();
  private final List<Reference> references = new ArrayList<>();

  /** A place that names a step which may come later. */
  private record Reference(YamlNode node, String id, int at) {}

  int size() {
    return code.size();
  }

  void add(Instruction instruction) {
    code.add(instruction);
  }

  void set(int at, Instruction instruction) {
    code.set(at, instruction);
  }

  Instruction get(int at) {
    return code.get(at);
  }

  void end(int line) {
    code.add(new Instruction.End("done", line));
  }

  /** The next instruction begins the step of this name. */
  void name(YamlNode step, String id) {
    if (ids.put(id, code.size()) != null) {
      step.problem("two steps have the id `" + id + "`");
    }
  }

  /** The instruction there leads to the step of this name. */
  void refer(YamlNode step, String id, int at) {
    references.add(new Reference(step, id, at));
  }

  /** The whole, with every name that was used before its step led to it. */
  List<Instruction> linked() {
    for (var reference : references) {
      var target = ids.get(reference.id());
      if (target == null) {
        reference
            .node()
            .problem(
                "no step of this flow has `id: " + reference.id() + "`; known are " + ids.keySet());
        continue;
      }
      switch (code.get(reference.at())) {
        case Instruction.Jump jump ->
            code.set(reference.at(), new Instruction.Jump(target, jump.line()));
        case Instruction.Confirm c ->
            code.set(
                reference.at(), new Instruction.Confirm(c.id(), c.ask(), c.no(), target, c.line()));
        default -> throw new IllegalStateException("a reference from nowhere");
      }
    }
    return code;
  }
}
