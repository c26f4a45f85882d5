//! A scanned page as grey values, from PNG or JPEG.

use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

/// The most pixels of a picture that is looked at: a sheet of A3 at 400 dpi has 31 million.
const MOST_PIXELS: usize = 48_000_000;

/// Grey values by row, 0 black and 255 white.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    width: usize,
    height: usize,
    grey: Vec<u8>,
}

impl Picture {
    /// A picture of these values; `None` where they are not as many as its size demands, or too many.
    pub fn new(width: usize, height: usize, grey: Vec<u8>) -> Option<Picture> {
        let fits = width.checked_mul(height) == Some(grey.len());
        (fits && (1..=MOST_PIXELS).contains(&grey.len())).then_some(Picture {
            width,
            height,
            grey,
        })
    }

    /// Decodes a PNG or JPEG.
    ///
    /// # Errors
    /// Says why it cannot be read.
    pub fn read(bytes: &[u8]) -> Result<Picture, String> {
        if bytes.starts_with(b"\x89PNG") {
            png(bytes)
        } else if bytes.starts_with(b"\xff\xd8") {
            jpeg(bytes)
        } else {
            Err("it is neither PNG nor JPEG".to_owned())
        }
    }

    /// Columns.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Rows.
    pub fn height(&self) -> usize {
        self.height
    }

    /// The value at a place; white outside.
    pub fn at(&self, x: isize, y: isize) -> u8 {
        match (usize::try_from(x), usize::try_from(y)) {
            (Ok(x), Ok(y)) if x < self.width && y < self.height => self.grey[y * self.width + x],
            _ => 255,
        }
    }

    /// The values of a row.
    pub(super) fn row(&self, y: usize) -> &[u8] {
        &self.grey[y * self.width..(y + 1) * self.width]
    }
}

fn png(bytes: &[u8]) -> Result<Picture, String> {
    let told = |error: png::DecodingError| error.to_string();
    let mut decoder = png::Decoder::new_with_limits(
        std::io::Cursor::new(bytes),
        png::Limits {
            bytes: 4 * MOST_PIXELS,
        },
    );
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(told)?;
    let size = reader
        .output_buffer_size()
        .filter(|size| *size <= 4 * MOST_PIXELS)
        .ok_or("it is larger than any page")?;
    let mut samples = vec![0; size];
    let frame = reader.next_frame(&mut samples).map_err(told)?;
    samples.truncate(frame.buffer_size());
    let channels = frame.color_type.samples();
    let grey = greyed(&samples, channels);
    Picture::new(frame.width as usize, frame.height as usize, grey)
        .ok_or_else(|| "it is larger than any page".to_owned())
}

fn jpeg(bytes: &[u8]) -> Result<Picture, String> {
    let options = DecoderOptions::default()
        .jpeg_set_out_colorspace(ColorSpace::Luma)
        .set_max_width(16_000)
        .set_max_height(16_000);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder
        .decode_headers()
        .map_err(|error| error.to_string())?;
    let (width, height) = decoder.dimensions().ok_or("it does not say its size")?;
    if width.saturating_mul(height) > MOST_PIXELS {
        return Err("it is larger than any page".to_owned());
    }
    let samples = decoder.decode().map_err(|error| error.to_string())?;
    let channels = samples.len() / (width * height).max(1);
    Picture::new(width, height, greyed(&samples, channels))
        .ok_or_else(|| "it is not as large as it says".to_owned())
}

/// Grey values of interleaved samples: of colour the mean, transparency left out.
pub(super) fn greyed(samples: &[u8], channels: usize) -> Vec<u8> {
    let colours = match channels {
        0 => return Vec::new(),
        1 | 2 => 1,
        _ => 3,
    };
    samples
        .chunks_exact(channels)
        .map(|pixel| {
            let sum: u32 = pixel[..colours].iter().map(|value| u32::from(*value)).sum();
            (sum / colours as u32) as u8
        })
        .collect()
}
