/**
 * The one door of Orebook: who may ask what, and how much; no business rules. A request passes {@code arrival} (is it a
 * well-formed request at all), then {@code routing}, which asks {@code access} and {@code limits} before it lets a byte
 * of a body through to the service that owns the collection.
 */
package org.orebook.gateway;
