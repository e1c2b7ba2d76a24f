package io.comptoir.storage.memory;

import io.comptoir.base.ShopId;
import io.comptoir.base.Value;
import io.comptoir.dialogue.knowledge.UnansweredQuestion;
import io.comptoir.dialogue.knowledge.UnansweredQuestionStore;
import io.comptoir.event.Fact;
import io.comptoir.message.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Questions without an answer, in memory; a fact's place is its id. */
public final class MemoryUnansweredQuestionStore implements UnansweredQuestionStore {
  private final Memory memory;

  public MemoryUnansweredQuestionStore(Memory memory) {
    this.memory = memory;
  }

  @Override
  public List<UnansweredQuestion> of(ShopId shop, long before, int limit) {
    synchronized (memory) {
      var questions = new ArrayList<UnansweredQuestion>();
      var from = (int) Math.min(before - 1, memory.facts.size());
      for (var id = from; id > 0 && questions.size() < limit; id--) {
        var fact = memory.facts.get(id - 1);
        if (fact.shop().equals(shop) && fact.name().equals(UnansweredQuestion.EVENT)) {
          question(id, fact).ifPresent(questions::add);
        }
      }
      return questions;
    }
  }

  private Optional<UnansweredQuestion> question(long id, Fact fact) {
    var conversation = fact.conversation();
    var room = conversation == null ? null : memory.rooms.get(conversation);
    if (conversation == null
        || room == null
        || !(fact.data().get("message") instanceof Value.Number(var number))) {
      return Optional.empty();
    }
    var flow = fact.data().get("flow") instanceof Value.Text(var name) ? name : "";
    for (var message : room.messages) {
      if (message.seq() == (long) number
          && message.content() instanceof Content.Text(var text, var _)) {
        return Optional.of(
            new UnansweredQuestion(
                id,
                fact.shop(),
                conversation,
                message.seq(),
                room.conversation.language(),
                text,
                flow,
                fact.at()));
      }
    }
    return Optional.empty();
  }
}
