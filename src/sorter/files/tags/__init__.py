"""Labels as keywords in XMP: bytes in, bytes out; nothing here touches a user's file."""
