"""PDF, calendar files, QR codes and small charts, made in memory."""
