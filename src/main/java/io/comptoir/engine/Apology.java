package io.comptoir.engine;

import io.comptoir.base.Language;
import io.comptoir.message.Content;

/** What a shop says when a turn failed and a person will look at it. */
@FunctionalInterface
public interface Apology {
  Content in(Language language);

  /** For a shop that has no words of its own. */
  Apology STANDARD =
      language ->
          new Content.Text(
              language.equals(Language.FRENCH)
                  ? "Je suis désolé, quelque chose s’est mal passé de mon côté. Une personne de notre"
                      + " équipe va reprendre votre demande."
                  : "I am sorry, something went wrong on my side. Someone from our team will look"
                      + " into your request.");
}
