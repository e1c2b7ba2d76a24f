/**
 * Meta's three: WhatsApp (Cloud API), Messenger and Instagram. They share their handshake,
 * signature and errors (developers.facebook.com, Graph API).
 */
@NullMarked
package io.comptoir.channel.meta;

import org.jspecify.annotations.NullMarked;
