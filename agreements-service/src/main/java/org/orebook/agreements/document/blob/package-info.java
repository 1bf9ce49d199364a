/** Bytes that are named by their hash, in a directory or in a bucket. Everything here blocks: for virtual threads. */
package org.orebook.agreements.document.blob;
